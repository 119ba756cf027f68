/** A month of business, played through the public API: the first thing a newcomer sees, and a test of all of it. */
@NullMarked
package dev.flywheel.standalone.demo;

import org.jspecify.annotations.NullMarked;
