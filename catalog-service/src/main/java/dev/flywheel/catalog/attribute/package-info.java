/** What attributes are: types, units, and values held against what an operator defined. */
@NullMarked
package dev.flywheel.catalog.attribute;

import org.jspecify.annotations.NullMarked;
