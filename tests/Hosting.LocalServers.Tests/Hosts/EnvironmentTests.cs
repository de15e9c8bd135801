using Evolution.Hosting.LocalServers.Tests.Servers;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>The environment of an app host.</summary>
public sealed class EnvironmentTests
{
    [Fact]
    public async Task Environment_variables_for_other_servers_and_clients_have_no_effect()
    {
        using var folder = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", folder.Path, new Dictionary<string, string>
        {
            ["XDG_CACHE_HOME"] = folder["cache"],
            ["PGOPTIONS"] = "-c default_transaction_read_only=on",
            ["PGSSLMODE"] = "require",
            ["PGDATA"] = "/nonexistent",
            ["PGPORT"] = "1",
            ["PGDATESTYLE"] = "nonsense",
            ["PGPASSFILE"] = "/nonexistent",
            ["RABBITMQ_NODE_PORT"] = "1",
            ["RABBITMQ_NODENAME"] = "other@nowhere",
            ["RABBITMQ_CONFIG_FILE"] = "/nonexistent",
            ["RABBITMQ_CONFIG_FILES"] = "/nonexistent",
            ["RABBITMQ_USE_LONGNAME"] = "true",
            ["ERL_FLAGS"] = "-nonsense +nonsense",
            ["ERL_LIBS"] = "/nonexistent",
            ["ERL_EPMD_PORT"] = "1",
        });

        foreach (var (server, connectionString) in await host.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Theory]
    [InlineData("022")]
    [InlineData("077")]
    public async Task Temporary_folder_may_have_spaces_and_umlauts_in_its_path(string umask)
    {
        using var folder = new TestFolder(" für alle");
        await using var host = new HostProcess("postgres,redis,rabbitmq", folder.Path, new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache äöü"] }, umask);

        foreach (var (server, connectionString) in await host.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);

        Path.GetDirectoryName(host.Folder).ShouldBe(folder.Path);
    }

    [Fact]
    public async Task Temporary_folder_may_be_inaccessible_to_the_user_of_PostgreSQL()
    {
        using var folder = new TestFolder();
        var inaccessible = Directory.CreateDirectory(folder["inaccessible"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        await using var host = new HostProcess("postgres", inaccessible, new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(inaccessible, "cache") }, umask: "077");

        foreach (var (server, connectionString) in await host.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Temporary_folder_may_be_a_symbolic_link()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["target"]);
        Directory.CreateSymbolicLink(folder["link"], folder["target"]);
        await using var host = new HostProcess("redis", folder["link"]);

        foreach (var (server, connectionString) in await host.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
    }
}
