using Evolution.Control.Processes;
using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class CompilerServerTests : IDisposable
{
    // Keeps the build running after compilation until the test interrupts it.
    const string WaitTarget = """<Target Name="Wait" AfterTargets="CoreCompile"><Message Importance="high" Text="compiled" /><Exec Command="sleep 120" Condition="'$(Wait)' == 'true'" /></Target>""";

    readonly SampleProject project = new(WaitTarget);
    readonly List<string> messages = [];

    public CompilerServerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found in /proc.");
        project.Write("Thing.cs", "namespace Sample;\n\nsealed class Thing;\n");
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task Disposing_a_compiler_server_stops_only_its_own_process()
    {
        await using var otherServer = new CompilerServer(project.Repository, messages.Add);
        (await project.BuildAsync(otherServer.Environment)).Succeeded.ShouldBeTrue();
        project.Write("Another.cs", "namespace Sample;\n\nsealed class Another;\n");
        var server = new CompilerServer(project.Repository, messages.Add);

        await using (server)
        {
            (await project.BuildAsync(server.Environment)).Succeeded.ShouldBeTrue();
            IsRunning(server).ShouldBeTrue();
        }

        IsRunning(server).ShouldBeFalse();
        IsRunning(otherServer).ShouldBeTrue();
        messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interrupted_build_stops_its_compiler_server()
    {
        using var interruption = new CancellationTokenSource();
        var server = new CompilerServer(project.Repository, messages.Add);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await using (server)
            {
                var variables = new Dictionary<string, string?>(server.Environment) { ["Wait"] = "true" };
                await project.BuildAsync(variables, line => InterruptAfterCompilation(line, interruption), interruption.Token);
            }
        });

        IsRunning(server).ShouldBeFalse();
        messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposing_an_unused_compiler_server_reports_nothing()
    {
        await new CompilerServer(project.Repository, messages.Add).DisposeAsync();

        messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_build_without_shared_compilation_starts_no_compiler_server()
    {
        (await project.BuildAsync(new Dictionary<string, string?> { ["SharedCompilationId"] = "evo-none" })).Succeeded.ShouldBeTrue();

        IsRunning("evo-none").ShouldBeFalse();
    }

    static void InterruptAfterCompilation(string line, CancellationTokenSource interruption)
    {
        if (line.Contains("compiled", StringComparison.Ordinal)) interruption.Cancel();
    }

    static bool IsRunning(CompilerServer server) => IsRunning(server.Pipe);

    static bool IsRunning(string pipe) => ProcessDescendants.Of(1).Any(process => ReadCommandLine(process).Contains($"-pipename:{pipe}", StringComparison.Ordinal));

    static string ReadCommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // The process has exited in the meantime.
            return "";
        }
    }
}
