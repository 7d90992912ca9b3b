package tasktracker.cli.seed;

import java.util.List;
import tasktracker.contract.NewCategory;

/**
 * A part of somebody's life with its tasks. In the titles, {@code @} is a person, {@code #} a number and {@code ~} a
 * thing of this domain.
 */
record Domain(NewCategory category, List<String> titles, List<String> things) {
    static final List<Domain> ALL = List.of(
            of("Home", "#8D6E63", "🏠",
                    List.of("Fix the ~", "Clean the ~", "Call @ about the ~", "Buy a new ~", "Paint the ~",
                            "Take out the recycling", "Defrost the freezer", "Change the bed linen",
                            "Ask @ to water the plants", "Replace # light bulbs"),
                    List.of("kitchen tap", "dishwasher", "balcony door", "hallway lamp", "washing machine", "bookshelf",
                            "doorbell", "smoke detector", "bathroom mirror")),
            of("Work", "#1E88E5", "💼",
                    List.of("Review the ~ with @", "Prepare the ~", "Send the ~ to @", "Answer @'s mail about the ~",
                            "Update the ~", "Book a room for the ~", "Weekly report", "One-to-one with @",
                            "Reply to # open tickets", "Plan the next sprint"),
                    List.of("quarterly report", "budget", "release notes", "onboarding plan", "contract draft",
                            "customer survey", "roadmap", "incident review", "job posting")),
            of("Shopping", "#F9A825", "🛒",
                    List.of("Buy ~", "Buy ~ and bread", "Order ~", "Return the ~", "Compare prices of ~",
                            "Birthday present for @", "Pick up the parcel", "Get # bottles of water"),
                    List.of("milk", "coffee beans", "printer paper", "running shoes", "dish soap", "oat milk", "apples",
                            "batteries", "a phone charger", "olive oil")),
            of("Health", "#E53935", "🩺",
                    List.of("Book the ~", "Pick up the prescription", "Run # km", "Ask @ for a good ~",
                            "Renew the gym membership", "Refill the first aid kit", "Cancel the ~"),
                    List.of("dentist appointment", "eye test", "vaccination", "physiotherapy session",
                            "yearly check-up",
                            "blood test")),
            of("Finance", "#43A047", "💶",
                    List.of("Pay the ~", "Check the ~", "File the ~", "Send @ the money for the ~",
                            "Cancel the old subscription", "Transfer # euros to savings", "Scan receipts"),
                    List.of("electricity bill", "rent", "tax return", "insurance", "credit card statement",
                            "phone bill", "heating costs", "library fee")),
            of("Garden", "#7CB342", "🌱",
                    List.of("Water the ~", "Plant # ~", "Cut back the ~", "Order seeds with @", "Mow the lawn",
                            "Repair the garden fence", "Fertilise the ~"),
                    List.of("tomatoes", "roses", "herbs", "hedge", "strawberries", "apple tree", "tulips")),
            of("Travel", "#00ACC1", "✈️",
                    List.of("Book the ~", "Print the ~", "Ask @ about the ~", "Check in for the ~",
                            "Renew the passport",
                            "Pack for # days", "Reserve seats"),
                    List.of("train to Hamburg", "hotel in Porto", "flight to Oslo", "rental car", "travel insurance",
                            "ferry tickets", "night train")),
            of("Family", "#8E24AA", "👪",
                    List.of("Call @", "Plan @'s birthday", "Sign the ~", "Drive @ to the ~", "Bake a cake for the ~",
                            "Sort # years of photos", "Write to grandma"),
                    List.of("school form", "football match", "parents' evening", "summer party", "music lesson",
                            "day-care contract")),
            of("Learning", "#3949AB", "📚",
                    List.of("Read # pages of ~", "Finish the course on ~", "Watch the talk about ~",
                            "Practise ~ with @", "Take notes on ~", "Return library books"),
                    List.of("statistics", "Spanish", "piano scales", "Java records", "photography",
                            "distributed systems",
                            "typography")),
            of("Car", "#546E7A", "🚗",
                    List.of("Change to ~", "Check the ~", "Book the ~", "Lend the car to @", "Wash the car",
                            "Refuel before the trip", "Buy # litres of screen wash"),
                    List.of("winter tyres", "tyre pressure", "oil change", "inspection", "brake check",
                            "parking permit")),
            of("Friends", "#D81B60", "🎉",
                    List.of("Dinner with @", "Invite @ to the ~", "Return @'s book", "Plan the ~",
                            "Answer @'s invitation",
                            "Reserve a table for #"),
                    List.of("board game night", "housewarming", "barbecue", "concert", "weekend hike")),
            of("Side project", "#6D4C41", "🛠️",
                    List.of("Fix the ~", "Write the ~", "Ask @ for feedback on the ~", "Close # old issues",
                            "Sketch the ~", "Publish the ~", "Tidy the backlog"),
                    List.of("login page", "import script", "landing page", "newsletter", "logo", "unit tests",
                            "release build")));

    private static Domain of(String name, String color, String icon, List<String> titles, List<String> things) {
        return new Domain(new NewCategory(name, color, icon), titles, things);
    }
}
