#include "ui/placing.h"

#include <gtest/gtest.h>

namespace smtpcfg::ui {
namespace {

const wxRect screen(0, 0, 1920, 1040);
const wxRect screen_to_the_left(-1280, 200, 1280, 984);

TEST(Placing, AWindowIsCentredOverAPlace) {
  EXPECT_EQ(centred_over(wxRect(400, 300, 800, 600), wxSize(600, 400), screen), wxPoint(500, 400));
  EXPECT_EQ(centred_over(wxRect(600, 400, 400, 300), wxSize(600, 500), screen), wxPoint(500, 300));
  EXPECT_EQ(centred_over(wxRect(-1000, 500, 600, 400), wxSize(400, 200), screen_to_the_left), wxPoint(-900, 600));
}

TEST(Placing, TheWindowStaysOnTheScreen) {
  EXPECT_EQ(centred_over(wxRect(-100, -50, 300, 200), wxSize(600, 400), screen), wxPoint(0, 0));
  EXPECT_EQ(centred_over(wxRect(1700, 900, 300, 200), wxSize(600, 400), screen), wxPoint(1320, 640));
  EXPECT_EQ(centred_over(wxRect(-1300, 100, 300, 200), wxSize(600, 400), screen_to_the_left), wxPoint(-1280, 200));
}

TEST(Placing, AWindowThatTheScreenHasNoRoomForShowsItsBeginning) {
  EXPECT_EQ(centred_over(wxRect(400, 300, 800, 600), wxSize(2000, 1200), screen), wxPoint(0, 0));
}

TEST(Placing, APlaceWithoutASizeIsAPoint) {
  EXPECT_EQ(centred_over(wxRect(960, 520, 0, 0), wxSize(600, 400), screen), wxPoint(660, 320));
}

}  // namespace
}  // namespace smtpcfg::ui
