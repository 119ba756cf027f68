/** The chassis every service stands on: one auto-configuration per concern. */
@NullMarked
package dev.flywheel.service;

import org.jspecify.annotations.NullMarked;
