/** What the tests of this service share. */
@NullMarked
package dev.flywheel.seller;

import org.jspecify.annotations.NullMarked;
