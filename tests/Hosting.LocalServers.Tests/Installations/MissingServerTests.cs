using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Hosts;

namespace Evolution.Hosting.LocalServers.Tests.Installations;

/// <summary>Servers that are not installed.</summary>
public sealed class MissingServerTests
{
    static readonly ServerPackage Missing = new("OtherDB", "otherdb-server", "otherdb", "otherdb@1", () => null);

    [Fact]
    public void Advice_names_the_server_and_the_command_that_installs_it_on_each_system() =>
        Missing.InstallHint.ShouldBe("OtherDB is not installed. Debian and Ubuntu: sudo apt-get install otherdb-server. Fedora: sudo dnf install otherdb. macOS: brew install otherdb@1. Windows: use containers.");

    [Fact]
    public async Task Missing_server_is_an_error_before_anything_starts()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { AssemblyName = "ExampleAppHost", DisableDashboard = true, AllowUnsecuredTransport = true });
        var run = LocalServerRun.GetOrCreate(builder);
        foreach (var name in new[] { "one", "other" })
        {
            var resource = new RedisExecutableResource(name, builder.CreatePassword(name));
            builder.AddLocalServer(resource, new MissingProgram(resource, run), "Memory");
        }
        await using var application = builder.Build();

        (await Should.ThrowAsync<DistributedApplicationException>(application.StartAsync())).Message.ShouldBe(Missing.InstallHint);

        Directory.Exists(run.Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task App_host_with_several_missing_servers_names_all_of_them_and_exits()
    {
        using var folder = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", folder.Path, new Dictionary<string, string> { ["PATH"] = "/nonexistent" });

        (await host.WaitForExitAsync()).ShouldNotBe(0);

        host.Output.ShouldContain(ServerPackage.Redis.InstallHint);
        host.Output.ShouldContain(ServerPackage.RabbitMQ.InstallHint);
        host.FindLeftovers(host.Folder).ShouldBeEmpty();
    }

    sealed class MissingProgram(LocalServerResource resource, LocalServerRun run) : LocalServerProgram(resource, Missing, run)
    {
        protected override Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("The program was started.");

        public override Task ProbeAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("The program was probed.");
    }
}
