// expect: conversion from .double. to non-scalar type|no viable conversion from .double.
#include "kvit/money/money.hpp"

kvit::Money price = 96.80;
