using Evolution.Hosting.LocalServers.Tests.Servers;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>The surroundings that an app host is started in.</summary>
public sealed class EnvironmentTests
{
    [Fact]
    public async Task Variables_for_other_servers_and_clients_change_nothing()
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

        foreach (var (server, connectionString) in await host.ReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Theory]
    [InlineData("022")]
    [InlineData("077")]
    public async Task Folder_for_temporary_files_may_have_a_blank_and_an_umlaut_in_its_path(string umask)
    {
        using var folder = new TestFolder(" für alle");
        await using var host = new HostProcess("postgres,redis,rabbitmq", folder.Path, new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache äöü"] }, umask);

        foreach (var (server, connectionString) in await host.ReadyAsync()) await Clients.PingAsync(server, connectionString);

        Path.GetDirectoryName(host.Folder).ShouldBe(folder.Path);
    }

    [Fact]
    public async Task Folder_for_temporary_files_may_be_closed_to_the_user_of_PostgreSQL()
    {
        using var folder = new TestFolder();
        var closed = Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        await using var host = new HostProcess("postgres", closed, new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(closed, "cache") }, umask: "077");

        foreach (var (server, connectionString) in await host.ReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Folder_for_temporary_files_may_be_a_symbolic_link()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["target"]);
        Directory.CreateSymbolicLink(folder["link"], folder["target"]);
        await using var host = new HostProcess("redis", folder["link"]);

        foreach (var (server, connectionString) in await host.ReadyAsync()) await Clients.PingAsync(server, connectionString);
    }
}
