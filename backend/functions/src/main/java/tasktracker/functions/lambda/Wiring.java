package tasktracker.functions.lambda;

import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.crac.Core;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.DynamoTables;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.secrets.SecretsManagerCursorKeys;

/** Puts the functions together as they run in Lambda: once for each instance, when the first function is made. */
final class Wiring {
    private Wiring() {}

    static Application application() {
        return Holder.APPLICATION;
    }

    private static final class Holder {
        private static final Application APPLICATION = build(System.getenv());
        /** The global context keeps only a weak reference. */
        private static Priming priming;

        private static Application build(Map<String, String> environment) {
            // Addresses that a snapshot has resolved must not outlive it.
            Security.setProperty("networkaddress.cache.ttl", "1");
            Clock clock = Clock.systemUTC();
            SecureRandom random = new SecureRandom();
            DynamoTables tables = new DynamoTables(environment.get("TASKS_TABLE"),
                    environment.get("CATEGORIES_TABLE"), environment.get("LEDGER_TABLE"));
            CursorKeys keys = SecretsManagerCursorKeys.of(environment.get("CURSOR_SECRET_ARN"), clock);
            // Registering alone takes reflection and a class made for it, in vain where no snapshot is taken.
            if (!"snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
                DynamoStores stores = DynamoStores.connect(Optional.empty(), tables, clock, random);
                return Application.of(environment, stores.tasks(), stores.categories(), keys, clock, random,
                        System.out::println);
            }
            DynamoStores.Prepared prepared = DynamoStores.prepare(tables, clock, random);
            Application application = Application.of(environment, prepared.stores().tasks(),
                    prepared.stores().categories(), keys, clock, random, System.out::println);
            priming = Priming.forSnapshot(application.log(), prepared.firstConnection());
            Core.getGlobalContext().register(priming);
            return application;
        }
    }
}
