namespace Evolution.Fuzzing.Tests;

/// <summary>The services of the shop as processes, shared by all tests of a class: Orders once for each placement, Inventory, Payments and the Gateway.</summary>
public sealed class ShopProcesses(AllServers servers) : IAsyncLifetime
{
    readonly Dictionary<string, ServiceProcess> services = [];
    readonly Dictionary<string, string> databases = [];

    /// <summary>The process of a service.</summary>
    public ServiceProcess this[string name] => services[name];

    /// <summary>Takes a snapshot of the data of all services.</summary>
    public async Task<IReadOnlyList<string>> TakeSnapshotAsync()
    {
        List<string> all = [];
        foreach (var database in databases.Values.Distinct()) all.AddRange(await DatabaseSnapshot.ReadAsync(database));
        return all;
    }

    public async ValueTask InitializeAsync()
    {
        var sharedDatabase = await servers.CreateDatabaseAsync();
        await Task.WhenAll(StartAsync("inventory", "Inventory", sharedDatabase), StartAsync("payments", "Payments", sharedDatabase));
        // Without timeouts, so that a busy machine does not cause failed dependencies.
        (string, string)[] callerSettings = [("INVENTORY_URL", GetAddress("inventory")), ("PAYMENTS_URL", GetAddress("payments")), ("Remote:Breaker", "None")];
        await StartAsync("orders", "Orders", sharedDatabase, [.. callerSettings, ("Orders:Placement", "SharedTransaction")]);
        await Task.WhenAll(
            StartAsync("orders-compensation", "Orders", await servers.CreateDatabaseAsync(), [.. callerSettings, ("Orders:Placement", "Compensation")]),
            StartAsync("orders-messages", "Orders", await servers.CreateDatabaseAsync(), [.. callerSettings, ("Orders:Placement", "Messages"), ("ConnectionStrings:messaging", servers.Messaging)]));
        services["gateway"] = await ServiceProcess.StartAsync(GetAssemblyPath("Gateway"), [.. callerSettings, ("ORDERS_URL", GetAddress("orders"))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values) await service.DisposeAsync();
    }

    async Task StartAsync(string name, string program, string database, params (string, string)[] settings)
    {
        databases[name] = database;
        var service = await ServiceProcess.StartAsync(GetAssemblyPath(program), [("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache()), .. settings]);
        lock (services) services[name] = service;
    }

    string GetAddress(string name) => services[name].Http.BaseAddress!.ToString().TrimEnd('/');

    static string GetAssemblyPath(string program) => Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
}
