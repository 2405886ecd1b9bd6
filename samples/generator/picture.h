#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>

#include "samples/generator/fonts.h"
#include "samples/generator/random.h"
#include "samples/generator/render.h"

namespace samples {

/// One card on a picture and where it lies.
struct CardOnPicture {
  RenderedCard card;
  cv::Matx33d picture_from_card = cv::Matx33d::eye();
};

/// A finished sample before it is written.
struct Picture {
  cv::Mat pixels;
  std::vector<CardOnPicture> cards;
  int jpeg_quality = 0;  ///< 0: written as PNG
  int dpi = 0;           ///< 0: a photograph
};

Picture clean_picture(RenderedCard card);
/// A sheet-feed or flatbed scan of one card.
Picture scan_picture(RenderedCard card, double dpi, Random& random);
/// A phone photograph on a desk.
Picture photo_picture(RenderedCard card, Random& random);
/// An A4 page with several cards.
Picture flatbed_picture(std::vector<RenderedCard> cards, Random& random);
/// Something else than a card; `which` counts through the motifs.
Picture no_card_picture(int which, const Fonts& fonts, Random& random);

/// The card's corners, clockwise from the top-left of the upright card, on the picture.
card::Quad quad_on_picture(const CardOnPicture& card);
/// The clockwise turn (0, 90, 180, 270) that makes the card upright.
int turned_degrees(const CardOnPicture& card);
card::Quad mapped(const card::Quad& quad, const cv::Matx33d& to_from);

}  // namespace samples
