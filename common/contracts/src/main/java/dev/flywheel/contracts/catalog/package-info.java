/** Calls and events of catalog-service. */
@NullMarked
package dev.flywheel.contracts.catalog;

import org.jspecify.annotations.NullMarked;
