using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests.OwnSource;

/// <summary>Reads the configuration of services from the source that they are built from.</summary>
public sealed class OwnSourceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public OwnSourceTests()
    {
        Write("compose.yaml", """
            services:
              orders: { build: orders }
              inventory: { build: inventory }
              db: { image: postgres:17 }
              cache: { image: redis:8 }
            """);
        Write("orders/Dockerfile", "FROM python:3\nCOPY . .\n");
        Write("inventory/Dockerfile", "FROM python:3\nCOPY . .\n");
        Write("inventory/main.py", "import os\n");
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Inventory": { "BaseUrl": "http://inventory:8080" } }""")]
    [InlineData("appsettings.Production.json", """{ "Inventory": "http://inventory:8080" }""")]
    [InlineData("src/main/resources/application.yml", "inventory:\n  url: http://inventory:8080\n")]
    [InlineData("src/main/resources/application.yml", "inventory:\n  url: ${INVENTORY_URL:http://inventory:8080}\n")]
    [InlineData("src/main/resources/application.properties", "inventory.url=http://inventory:8080\n")]
    [InlineData("config.toml", "inventory = \"inventory:8080\"\n")]
    [InlineData("main.py", "url = os.getenv('INVENTORY_URL', 'http://inventory:8080')\n")]
    [InlineData("server.js", "const inventoryHost = process.env.INVENTORY_HOST || 'inventory';\n")]
    [InlineData("main.go", "conn, err := grpc.NewClient(\"inventory:9090\")\n")]
    [InlineData("src/main/java/Inventory.java", "@FeignClient(name = \"inventory\")\n")]
    public void An_address_in_the_source_of_a_service_is_a_synchronous_call(string file, string text)
    {
        Write($"orders/{file}", text);

        var calls = Detect(SymptomIds.SynchronousCalls);

        calls.Verdict.ShouldBe(Presence.Present);
        var evidence = calls.Evidence.ShouldHaveSingleItem();
        (evidence.File, evidence.Line, string.Join(" > ", evidence.Services)).ShouldBe(($"orders/{file}", text.TrimEnd().Count(character => character is '\n') + 1, "orders > inventory"));
    }

    [Theory]
    [InlineData("appsettings.Development.json", """{ "Inventory": "http://inventory:8080" }""")]
    [InlineData("src/main/resources/application-local.yml", "url: http://inventory:8080\n")]
    [InlineData("tests/test_orders.py", "url = 'http://inventory:8080'\n")]
    [InlineData("orders.spec.ts", "const url = 'http://inventory:8080';\n")]
    [InlineData("main.py", "# calls 'http://inventory:8080'\n")]
    [InlineData("main.py", "print('orders and inventory: 2 services')\n")]
    [InlineData("main.py", "log.info('cannot reach server inventory')\n")]
    [InlineData("main.py", "topic = 'inventory'\n")]
    [InlineData("README.md", "http://inventory:8080\n")]
    public void Other_environments_tests_comments_and_prose_are_ignored(string file, string text)
    {
        Write($"orders/{file}", text);

        Detect(SymptomIds.SynchronousCalls).Verdict.ShouldBe(Presence.Absent);
    }

    [Fact]
    public void A_settings_file_for_the_environment_of_the_service_is_read()
    {
        Write("compose.yaml", "services:\n  orders: { build: orders, environment: { ASPNETCORE_ENVIRONMENT: Docker } }\n  inventory: { build: inventory }\n");
        Write("orders/appsettings.Docker.json", """{ "Inventory": "http://inventory:8080" }""");

        Detect(SymptomIds.SynchronousCalls).Verdict.ShouldBe(Presence.Present);
    }

    [Fact]
    public void The_service_environment_overrides_the_environment_of_the_Dockerfile()
    {
        Write("orders/Dockerfile", "FROM python:3\nENV INVENTORY_URL=http://inventory:8080\nCOPY . .\n");
        Detect(SymptomIds.SynchronousCalls).Evidence.ShouldHaveSingleItem().Line.ShouldBe(2);

        Write("compose.yaml", "services:\n  orders: { build: orders, environment: { INVENTORY_URL: http://example.com } }\n  inventory: { build: inventory }\n");
        Detect(SymptomIds.SynchronousCalls).Verdict.ShouldBe(Presence.Absent);
    }

    [Fact]
    public void The_environment_overrides_the_default_of_a_placeholder()
    {
        Write("compose.yaml", "services:\n  orders: { build: orders, environment: { INVENTORY_URL: http://example.com } }\n  inventory: { build: inventory }\n");
        Write("orders/application.yml", "url: ${INVENTORY_URL:http://inventory:8080}\n");

        Detect(SymptomIds.SynchronousCalls).Verdict.ShouldBe(Presence.Absent);
    }

    [Fact]
    public void Stores_in_source_code_can_be_shared()
    {
        Write("orders/appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=db;Database=orders", "Redis": "cache:6379" } }""");
        Write("inventory/main.py", "client = Redis(host='cache')\nengine = create_engine('postgresql://u:p@db/inventory')\n");

        Detect(SymptomIds.SharedDatabase).Verdict.ShouldBe(Presence.Present);
        Detect(SymptomIds.SharedCache).Verdict.ShouldBe(Presence.Present);
    }

    [Fact]
    public void Source_that_several_services_are_built_from_is_ignored()
    {
        Write("compose.yaml", "services:\n  orders: { build: ., command: orders }\n  payments: { build: ., command: payments }\n  inventory: { build: inventory }\n");
        Write("Dockerfile", "FROM python:3\nCOPY . .\n");
        Write("settings.py", "INVENTORY_HOST = 'inventory'\n");

        Detect(SymptomIds.SynchronousCalls).Verdict.ShouldBe(Presence.Absent);
    }

    public void Dispose() => folder.Dispose();

    void Write(string file, string text) => folder.Write(file, text);

    Symptom Detect(string id) => Spotter.Analyze([folder.Path], Corrections.None).Symptoms.Single(symptom => symptom.Id == id);
}
