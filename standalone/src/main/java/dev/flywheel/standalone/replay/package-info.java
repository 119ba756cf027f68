/** The order history of another shop, played as orders here: what would our books say about your own year? */
@NullMarked
package dev.flywheel.standalone.replay;

import org.jspecify.annotations.NullMarked;
