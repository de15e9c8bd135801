using System.Net;
using Evolution.Testing;
using Npgsql;

namespace Evolution.Hosting.Native.Tests.Servers;

/// <summary>A real PostgreSQL server.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task It_lets_in_who_knows_the_password_and_nobody_else()
    {
        await using var test = new TestApplication();
        var postgres = test.Builder.AddPostgres("postgres").Resource;
        await test.StartAsync(postgres);
        var connectionString = (await ((IResourceWithConnectionString)postgres).GetConnectionStringAsync())!;

        (await AskAsync($"{connectionString};Database=postgres", "SHOW fsync")).ShouldBe("on");
        var refused = await Should.ThrowAsync<PostgresException>(AskAsync($"{connectionString};Password=wrong;Database=postgres", "SELECT 1"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task It_has_the_databases_when_they_are_healthy()
    {
        await using var test = new TestApplication();
        var server = test.Builder.AddPostgres("postgres");
        var orders = server.AddDatabase("orders-db", "shop").Resource;
        var inventory = server.AddDatabase("inventory-db", "shop").Resource;
        await test.StartAsync(orders, inventory);

        foreach (var database in new IResourceWithConnectionString[] { orders, inventory })
        {
            (await AskAsync((await database.GetConnectionStringAsync())!, "SELECT current_database()")).ShouldBe("shop");
        }
    }

    [Fact]
    public async Task It_keeps_its_data_and_address_when_it_is_killed_and_started_again()
    {
        await using var test = new TestApplication();
        var server = test.Builder.AddPostgres("postgres");
        var database = server.AddDatabase("shop").Resource;
        await test.StartAsync(database);
        var connectionString = (await ((IResourceWithConnectionString)database).GetConnectionStringAsync())!;
        await AskAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");

        // Only the parent: its children notice by themselves, a moment later.
        Signals.Send(test.ProcessOf(server.Resource), Signals.Kill);
        await test.CommandAsync(server.Resource, KnownResourceCommands.StartCommand);
        await test.HealthyAsync(database);

        (await AskAsync(connectionString, "SELECT answer FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task It_listens_on_loopback_only_and_not_as_root()
    {
        await using var test = new TestApplication();
        var postgres = test.Builder.AddPostgres("postgres").Resource;
        await test.StartAsync(postgres);
        var process = test.ProcessOf(postgres);

        ListeningSockets.Of(process).ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);
        File.ReadAllLines($"/proc/{process}/status").Single(line => line.StartsWith("Uid:")).ShouldNotStartWith("Uid:\t0");
        File.ReadAllText($"/proc/{process}/cmdline").ShouldNotContain((await postgres.PasswordParameter.GetValueAsync())!);
    }

    static async Task<object?> AskAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }
}
