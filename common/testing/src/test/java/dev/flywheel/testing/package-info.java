/** The tools of the tests, tested. */
@NullMarked
package dev.flywheel.testing;

import org.jspecify.annotations.NullMarked;
