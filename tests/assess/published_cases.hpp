#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <string>

namespace figures {

/// Calls `check(case)` for each of a list in a folder of public test data beside the project.
/// \returns how many there are: 0 where the folder is not here, and a test skips
template <class Check>
std::size_t for_each_published_case(const std::string& folder, const char* list, const Check& check) {
    std::ifstream file{HEARSAY_SOURCE_DIR "/../shared/data/" + folder + "/cases.json"};
    if (!file.is_open()) return 0;
    const auto all = nlohmann::json::parse(file).at(list);
    for (const auto& one : all) {
        SCOPED_TRACE(one.at("id").template get<std::string>());
        check(one);
    }
    return all.size();
}

/// The same for cases that name an operator and a tolerance: calls `check(case, operator, tolerance)`.
template <class Check>
std::size_t for_each_published_operation(const std::string& folder, const char* list, const Check& check) {
    return for_each_published_case(folder, list, [&](const nlohmann::json& one) {
        check(one, one.at("operator").get<std::string>(), one.at("tolerance").get<double>());
    });
}

}  // namespace figures
