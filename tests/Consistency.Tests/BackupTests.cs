using System.Diagnostics;
using Evolution.Lab.Integrity;
using Evolution.ServiceDefaults;
using Npgsql;

namespace Evolution.Consistency.Tests;

/// <summary>Runs the commands of docs/backup.md: a backup while orders are placed, a restore, and the repair.</summary>
public sealed class BackupTests(AllServers servers, ITestOutputHelper output) : IDisposable
{
    const int OrdersBeforeBackup = 100, OrdersAfterBackup = 300;

    static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);
    static readonly (string, string)[] Settings = [.. Shop.LongTimeouts, ("Orders:AbandonedAfter", "00:00:10"), ("Orders:ResendAfter", "00:00:05")];

    readonly DirectoryInfo backup = Directory.CreateTempSubdirectory("evolution-backup-");

    public void Dispose() => backup.Delete(recursive: true);

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task A_backup_under_load_is_consistent_after_the_restore_and_repair(OrderPlacement placement)
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/curl"), "The commands of docs/backup.md need bash and curl.");
        await using (var shop = await ObservedShop.StartAsync(await Shop.CreateAsync(servers, placement), Settings))
        {
            await shop.StartLoadAsync();
            await shop.WaitForResponsesAsync(OrdersBeforeBackup);

            // As with large databases, orders are placed between the dumps.
            await RunAsync("backup", shop, "pg_dump() { command pg_dump \"$@\"; sleep 1; }");
            await shop.PlaceOrdersAsync(OrdersAfterBackup);
        }

        var restored = await Shop.CreateAsync(servers, placement);
        await RunAsync("restore", restored);
        await using var restoredShop = await ObservedShop.StartAsync(restored, Settings);
        var reader = restored.CreateDataReader();
        await Wait.UntilAsync("the orders that were open in the backup are complete", () => reader.IsSettledAsync(CancellationToken.None));
        var missingOrders = await RunAsync("repair", restoredShop);

        if (placement is OrderPlacement.SharedTransaction) missingOrders.ShouldBeEmpty("one dump is one snapshot");
        else missingOrders.ShouldNotBeEmpty("orders were placed after the dump of Orders");
        await Wait.UntilAsync("no message is waiting", () => reader.IsSettledAsync(CancellationToken.None));
        var data = await reader.ReadAsync(CancellationToken.None);
        data.Orders.Values.Count(order => order.IsConfirmed).ShouldBeGreaterThan(OrdersBeforeBackup / 2);
        IntegrityRules.FindViolations(data, AcknowledgedOrders.None).ShouldBeEmpty();
        (await restored.PlaceAsync(new("anna", Contracts.Payments.TestCards.Approved, [new(1, 1)]))).Status.ShouldBe(Contracts.Orders.OrderStatus.Confirmed);
    }

    Task<string> RunAsync(string block, ObservedShop shop, string prelude = "") => RunAsync(block, shop.Shop, prelude, shop.Gateway);

    /// <summary>Runs a block of commands of docs/backup.md.</summary>
    /// <returns>Its output.</returns>
    async Task<string> RunAsync(string block, Shop shop, string prelude = "", Uri? gateway = null)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"{prelude}\n{ReadCommands(block)}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (service, database) in new[] { "ORDERS", "INVENTORY", "PAYMENTS" }.Zip(shop.Databases)) start.Environment[$"{service}_DATABASE"] = ToUri(database);
        start.Environment["BACKUP"] = backup.FullName;
        start.Environment["GATEWAY"] = gateway?.ToString().TrimEnd('/') ?? "";
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(CommandTimeout);
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        output.WriteLine($"{block}: {await text}{await errors}");
        process.ExitCode.ShouldBe(0, await errors);
        return await text;
    }

    static string ReadCommands(string block)
    {
        var page = File.ReadAllText(Path.Combine(DotNetBuild.Root, "docs", "backup.md"));
        return page.Split($"```bash {block}\n")[1].Split("```")[0];
    }

    static string ToUri(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{Uri.EscapeDataString(database.Username!)}:{Uri.EscapeDataString(database.Password ?? "")}@{database.Host}:{database.Port}/{database.Database}";
    }
}
