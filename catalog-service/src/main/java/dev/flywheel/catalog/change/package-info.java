/** How the catalogue is changed: one writer at a time, and everybody who copies it is woken. */
@NullMarked
package dev.flywheel.catalog.change;

import org.jspecify.annotations.NullMarked;
