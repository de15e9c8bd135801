namespace Evolution.Fuzzing.Tests;

/// <summary>The shop as processes, for all tests of a class: Orders once for each way of placing, Inventory, Payments and the Gateway in front of them.</summary>
public sealed class OpenShop(AllServers servers) : IAsyncLifetime
{
    readonly Dictionary<string, ServiceProcess> services = [];
    readonly Dictionary<string, string> databases = [];

    /// <summary>One of them.</summary>
    public ServiceProcess this[string name] => services[name];

    /// <summary>Everything that all services have written.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        List<string> all = [];
        foreach (var database in databases.Values.Distinct()) all.AddRange(await Tables.ReadAsync(database));
        return all;
    }

    public async ValueTask InitializeAsync()
    {
        var together = await servers.CreateDatabaseAsync();
        await Task.WhenAll(StartAsync("inventory", "Inventory", together), StartAsync("payments", "Payments", together));
        // Without time limits: a machine that is busy must not look like a service that is away.
        (string, string)[] others = [("INVENTORY_URL", Address("inventory")), ("PAYMENTS_URL", Address("payments")), ("Remote:Breaker", "None")];
        await StartAsync("orders", "Orders", together, [.. others, ("Orders:Placement", "SharedTransaction")]);
        await Task.WhenAll(
            StartAsync("orders-compensation", "Orders", await servers.CreateDatabaseAsync(), [.. others, ("Orders:Placement", "Compensation")]),
            StartAsync("orders-messages", "Orders", await servers.CreateDatabaseAsync(), [.. others, ("Orders:Placement", "Messages"), ("ConnectionStrings:messaging", servers.Messaging)]));
        services["gateway"] = await ServiceProcess.StartAsync(Assembly("Gateway"), [.. others, ("ORDERS_URL", Address("orders"))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values) await service.DisposeAsync();
    }

    async Task StartAsync(string name, string program, string database, params (string, string)[] settings)
    {
        databases[name] = database;
        var service = await ServiceProcess.StartAsync(Assembly(program), [("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache()), .. settings]);
        lock (services) services[name] = service;
    }

    string Address(string name) => services[name].Http.BaseAddress!.ToString().TrimEnd('/');

    static string Assembly(string program) => Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
}
