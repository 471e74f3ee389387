// expect: conversion from .int. to non-scalar type|no viable conversion from .int.
#include "kvit/money/money.hpp"

kvit::Money price = 9680;
