/** Letters as e-mail, over SMTP. */
@NullMarked
package dev.roadworthy.hooks.email;

import org.jspecify.annotations.NullMarked;
