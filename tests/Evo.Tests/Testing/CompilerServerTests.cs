using Evolution.Control.Processes;
using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class CompilerServerTests : IDisposable
{
    // Goes on after the compiler, until the test is over.
    const string Waits = """<Target Name="Wait" AfterTargets="CoreCompile"><Message Importance="high" Text="compiled" /><Exec Command="sleep 120" Condition="'$(Wait)' == 'true'" /></Target>""";

    readonly SampleProject project = new(Waits);
    readonly List<string> said = [];

    public CompilerServerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found by /proc.");
        project.Write("Thing.cs", "namespace Sample;\n\nsealed class Thing;\n");
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task A_build_uses_it_and_it_ends_with_the_build_without_any_other()
    {
        await using var other = new CompilerServer(project.Repository, said.Add);
        (await project.BuildAsync(other.Environment)).Succeeded.ShouldBeTrue();
        project.Write("Another.cs", "namespace Sample;\n\nsealed class Another;\n");
        var server = new CompilerServer(project.Repository, said.Add);

        await using (server)
        {
            (await project.BuildAsync(server.Environment)).Succeeded.ShouldBeTrue();
            IsRunning(server).ShouldBeTrue();
        }

        IsRunning(server).ShouldBeFalse();
        IsRunning(other).ShouldBeTrue();
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_ends_also_where_the_build_is_interrupted()
    {
        using var interruption = new CancellationTokenSource();
        var server = new CompilerServer(project.Repository, said.Add);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await using (server)
            {
                var variables = new Dictionary<string, string?>(server.Environment) { ["Wait"] = "true" };
                await project.BuildAsync(variables, line => InterruptAt(line, interruption), interruption.Token);
            }
        });

        IsRunning(server).ShouldBeFalse();
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_none_was_started_there_is_none_to_end()
    {
        await new CompilerServer(project.Repository, said.Add).DisposeAsync();

        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_other_build_leaves_none_behind()
    {
        (await project.BuildAsync(new Dictionary<string, string?> { ["SharedCompilationId"] = "evo-none" })).Succeeded.ShouldBeTrue();

        IsRunning("evo-none").ShouldBeFalse();
    }

    static void InterruptAt(string line, CancellationTokenSource interruption)
    {
        if (line.Contains("compiled", StringComparison.Ordinal)) interruption.Cancel();
    }

    static bool IsRunning(CompilerServer server) => IsRunning(server.Pipe);

    static bool IsRunning(string pipe) => ProcessFamily.Of(1).Any(process => CommandLine(process).Contains($"-pipename:{pipe}", StringComparison.Ordinal));

    static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
