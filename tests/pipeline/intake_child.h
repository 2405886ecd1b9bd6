#pragma once

#include <filesystem>
#include <span>
#include <string>

/// The work that the crash tests interrupt: this executable again, as `... intake import|watch URL PICTURES FOLDER
/// KNOWLEDGE`. Reads cheaply, ends with 0 when nothing is left to do.
int run_intake_child(std::span<char*> words);

/// Dictionaries with a few lines each, which load in no time; made in the folder.
void write_small_knowledge(const std::filesystem::path& folder);
