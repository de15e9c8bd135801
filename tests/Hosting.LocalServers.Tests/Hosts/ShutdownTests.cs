using System.Diagnostics;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>The shutdown of an app host.</summary>
public sealed class ShutdownTests
{
    const int Terminate = 15;

    static readonly TimeSpan CleanupTimeout = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Terminate)]
    [InlineData(Signals.Kill)]
    public async Task Stopped_app_host_leaves_nothing_behind(int signal)
    {
        using var temporaryFolder = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporaryFolder.Path);
        var connectionStrings = await host.WaitUntilReadyAsync();
        var folder = host.Folder.ShouldNotBeNull();
        ServerProcesses.FindInFolder(folder).Select(ServerProcesses.GetName).ShouldContain("epmd");
        ServerProcesses.FindOrchestrators(host.Id).ShouldNotBeEmpty();

        // A client that stays connected would delay the shutdown of PostgreSQL.
        await using var client = new NpgsqlConnection($"{connectionStrings["postgres"]};Database=postgres;Pooling=false");
        await client.OpenAsync();
        var stopwatch = Stopwatch.StartNew();
        if (signal == Signals.Interrupt) host.PressControlC();
        else host.Send(signal);
        var exitCode = await host.WaitForExitAsync();
        var exitDuration = stopwatch.Elapsed;

        await Wait.ForValueAsync("nothing is left behind", () => Task.FromResult(string.Join('\n', host.FindLeftovers(folder))), leftovers => leftovers is "", CleanupTimeout);
        TestContext.Current.TestOutputHelper!.WriteLine($"Signal {signal}: the app host exited after {exitDuration.TotalSeconds:0.0} s, everything after {stopwatch.Elapsed.TotalSeconds:0.0} s.");
        exitCode.ShouldBe(signal == Signals.Kill ? 128 + Signals.Kill : 0, host.Output);
    }

    [Fact]
    public async Task App_host_stopped_during_startup_leaves_nothing_behind()
    {
        using var temporaryFolder = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporaryFolder.Path);
        await host.WaitUntilAsync("the run has a folder", () => host.Folder is not null);
        var folder = host.Folder;

        host.Send(Terminate);
        await host.WaitForExitAsync();

        await Wait.ForValueAsync("nothing is left behind", () => Task.FromResult(string.Join('\n', host.FindLeftovers(folder))), leftovers => leftovers is "", CleanupTimeout);
    }

    [Fact]
    public async Task App_host_killed_with_its_orchestrator_leaves_nothing_behind()
    {
        using var temporaryFolder = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporaryFolder.Path);
        await host.WaitUntilReadyAsync();
        var folder = host.Folder;

        foreach (var orchestrator in ServerProcesses.FindOrchestrators(host.Id)) Signals.Send(orchestrator, Signals.Kill);
        host.Send(Signals.Kill);
        await host.WaitForExitAsync();

        await Wait.ForValueAsync("nothing is left behind", () => Task.FromResult(string.Join('\n', host.FindLeftovers(folder))), leftovers => leftovers is "", CleanupTimeout);
    }
}
