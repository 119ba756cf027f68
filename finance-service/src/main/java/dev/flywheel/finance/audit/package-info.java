/** The books checked against themselves, daily. */
@NullMarked
package dev.flywheel.finance.audit;

import org.jspecify.annotations.NullMarked;
