/** What shoppers typed, counted: for suggestions, and to see what the catalogue lacks. Never who typed it. */
@NullMarked
package dev.flywheel.catalog.search.querylog;

import org.jspecify.annotations.NullMarked;
