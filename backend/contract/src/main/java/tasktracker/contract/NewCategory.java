package tasktracker.contract;

/** A category to create; color and icon are null when left out. */
public record NewCategory(String name, String color, String icon) {}
