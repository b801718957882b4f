/** What Allure's result of a check says beyond what JUnit knows. */
@NullMarked
package dev.roadworthy.junit.allure;

import org.jspecify.annotations.NullMarked;
