using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Hosting.LocalServers.Tests.Servers;
using Evolution.Testing;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>Data that is kept after the app host exits.</summary>
public sealed class DataFolderTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Kill)]
    public async Task Data_folder_keeps_data_over_two_runs_with_the_same_password(int signal)
    {
        await using (var first = Start("--data", folder["data"]))
        {
            var servers = await first.WaitUntilReadyAsync();
            await Clients.QueryAsync($"{servers["postgres"]};Database=postgres", "CREATE TABLE kept AS SELECT 42 AS answer");
            await Clients.PublishAsync(servers["rabbitmq"], "kept");
            first.Send(signal);
            await first.WaitForExitAsync();
            Directory.Exists(folder["data/postgres/data"]).ShouldBeTrue();

            // The servers of the first host may still run.
            await using var second = Start("--data", folder["data"]);
            servers = await second.WaitUntilReadyAsync();
            (await Clients.QueryAsync($"{servers["postgres"]};Database=postgres", "SELECT answer FROM kept")).ShouldBe(42);
            (await Clients.CountMessagesAsync(servers["rabbitmq"], "kept")).ShouldBe(1u);
            second.Send(Signals.Kill);
            await second.WaitForExitAsync();
        }
        await Wait.UntilAsync("no server is left on the data folder", () => ServerProcesses.FindInFolder(folder["data"]) is []);
        Directory.Exists(folder["data/rabbitmq/data"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Data_folder_belongs_to_one_app_host_at_a_time()
    {
        await using var first = Start("--data", folder["data"], "--servers", "postgres");
        var connectionString = $"{(await first.WaitUntilReadyAsync())["postgres"]};Database=postgres";

        await using var second = Start("--data", folder["data"], "--servers", "postgres");
        await second.WaitUntilAsync("the second host reports that the folder is in use", () => second.Output.Contains($"Another app host uses the data folder {folder["data/postgres"]}."));
        second.Send(Signals.Kill);
        await second.WaitForExitAsync();

        await Wait.UntilAsync("the second host has left nothing behind", () => second.FindLeftovers(second.Folder) is []);
        (await Clients.QueryAsync(connectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Data_folder_that_the_user_of_PostgreSQL_cannot_enter_is_an_error_with_advice()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("PostgreSQL runs as the user of the app host, unless that is root.");
        var inaccessible = Directory.CreateDirectory(folder["inaccessible"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

        await using var host = Start("--data", inaccessible, "--servers", "postgres");

        await host.WaitUntilAsync("the host writes the advice", () => host.Output.Contains($"cannot enter {inaccessible}/postgres. Allow it with chmod o+x"));
    }

    [Fact]
    public async Task Incomplete_data_folder_is_not_used()
    {
        Directory.CreateDirectory(folder["data/postgres/data.tmp"]);

        await using var host = Start("--data", folder["data"], "--servers", "postgres");

        await Clients.PingAsync("postgres", (await host.WaitUntilReadyAsync())["postgres"]);
        Directory.Exists(folder["data/postgres/data.tmp"]).ShouldBeFalse();
        File.Exists(folder["data/postgres/initial-password"]).ShouldBeFalse();
    }

    HostProcess Start(params string[] arguments) =>
        new("postgres,rabbitmq", folder.Path, arguments: ["--Parameters:postgres-password", "given password", "--Parameters:rabbitmq-password", "given \\ \"password\"", .. arguments]);
}
