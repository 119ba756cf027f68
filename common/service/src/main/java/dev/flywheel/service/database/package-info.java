/** How services are connected to their databases. */
@NullMarked
package dev.flywheel.service.database;

import org.jspecify.annotations.NullMarked;
