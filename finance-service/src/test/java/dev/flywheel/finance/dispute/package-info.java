/** Tests of dispute. */
@NullMarked
package dev.flywheel.finance.dispute;

import org.jspecify.annotations.NullMarked;
