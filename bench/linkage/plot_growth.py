#!/usr/bin/env python3
"""The rows that meishi_growth prints, as a picture: plot_growth.py < ROWS > growth.svg

Cards along the bottom, by powers of ten; milliseconds of a new card and seconds of processor time per thousand loaded
rows up the side, by powers of ten as well. Rows of several runs may follow one another. Dashed: what a new card may take.
"""
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 360, 64, 24, 190, 48
SERIES = (("new card, median, ms", "#1b6ca8", lambda row: row[6]), ("new card, 99th of 100, ms", "#c0392b", lambda row: row[7]),
          ("load, processor s per 1,000 rows", "#2e7d32", lambda row: 1000 * row[3] / row[1]),
          ("load, s per 1,000 rows", "#8e44ad", lambda row: 1000 * row[2] / row[1]))
GOALS = ((5, "#1b6ca8"), (50, "#c0392b"))  # ms, of the median and of the 99th of 100


def rows(lines):
    found = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells and cells[0].isdigit():
            found.append([float(cell) for cell in cells])
    return [row for row in found if row[1] > 0]  # a row of no load has no cost of one


def main():
    table = rows(sys.stdin)
    if len(table) < 2:
        sys.exit("plot_growth.py: give the rows of at least two sizes on standard input")
    values = [of(row) for row in table for _, _, of in SERIES] + [goal for goal, _ in GOALS]
    first, last = math.log10(table[0][0]), math.log10(table[-1][0])
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(cards):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(cards) - first) / (last - first)

    def y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(value) - low) / (high - low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    for power in range(low, high + 1):
        out.append(f'<path d="M{LEFT} {y(10.0 ** power):.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
                   f'<text x="{LEFT - 8}" y="{y(10.0 ** power) + 4:.1f}" text-anchor="end">{10.0 ** power:g}</text>')
    for row in table:
        out.append(f'<path d="M{x(row[0]):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#dddddd"/>'
                   f'<text x="{x(row[0]):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{int(row[0]):,}</text>')
    for goal, colour in GOALS:
        out.append(f'<path d="M{LEFT} {y(goal):.1f}H{WIDTH - RIGHT}" stroke="{colour}" stroke-dasharray="4 4"/>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">stored cards</text>')
    for place, (name, colour, of) in enumerate(SERIES):
        points = [(x(row[0]), y(of(row))) for row in table]
        out.append(f'<path d="M{" L".join(f"{a:.1f} {b:.1f}" for a, b in points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        out.append(f'<text x="{WIDTH - RIGHT + 10}" y="{TOP + 16 + 20 * place}" fill="{colour}" font-size="11">{name}</text>')
    print("\n".join(out + ["</svg>"]))


if __name__ == "__main__":
    main()
