using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Commands;

/// <summary>Runs the Lab as a program of its own, in a repository whose app host is the fake one.</summary>
public sealed class RunCommandTests : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly TemporaryFolder folder = new();
    readonly Repository repository;

    public RunCommandTests()
    {
        repository = new(folder.Path);
        folder.Write("global.json", "{}");
        var output = Directory.CreateDirectory(Path.GetDirectoryName(HostProcess.Assembly(repository))!).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(output, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(repository.Folder("build"), $"apphost-{Repository.Configuration}"), SourceFingerprint.Of(repository));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_what_is_ready_and_leaves_nothing_with_exit_code_0(string signal)
    {
        using var lab = Start("ready");
        await lab.WaitForAsync("Ctrl+C stops everything.");

        lab.Signal(signal);

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("Stopped after");
        lab.Output.ShouldContain("gateway");
        Directory.GetFiles(repository.Folder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_before_anything_is_ready_ends_with_exit_code_130()
    {
        using var lab = Start("starting");
        await lab.WaitForAsync("Fake host --phase 0");

        lab.Signal("INT");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Interrupted);
        Directory.GetFiles(repository.Folder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_signal_kills_a_host_that_does_not_stop()
    {
        using var lab = Start("deaf");
        await lab.WaitForAsync("Ctrl+C stops everything.");
        lab.Signal("INT");
        await lab.WaitForAsync("Stopping ...");

        lab.Signal("INT");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("was killed");
    }

    [Fact]
    public async Task Check_places_an_order_says_what_it_saw_and_stops()
    {
        using var lab = Start("ready", "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("confirmed, 19.99 EUR");
        lab.Output.ShouldContain("Stopped after");
    }

    [Fact]
    public async Task Check_fails_where_the_order_does_and_says_why()
    {
        using var lab = Start("declining", "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.ShouldContain("The card was declined.");
        lab.Output.ShouldContain("Orders says something.");
    }

    LabProgram Start(string behaviour, params string[] more)
    {
        var lab = Path.Combine(Path.GetDirectoryName(HostProcess.Assembly(repository))!, "Lab.dll");
        return new(lab, ["run", "--phase", "0", "--stores", "processes", .. more], behaviour);
    }

    sealed class LabProgram : IDisposable
    {
        readonly Process process;
        readonly List<string> lines = [];
        readonly SemaphoreSlim changed = new(0);

        public LabProgram(string lab, IReadOnlyList<string> arguments, string behaviour)
        {
            var info = new ProcessStartInfo("dotnet", [lab, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            info.Environment["FAKE_HOST"] = behaviour;
            process = Process.Start(info)!;
            process.OutputDataReceived += Add;
            process.ErrorDataReceived += Add;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public string Output
        {
            get
            {
                lock (lines) return string.Join('\n', lines);
            }
        }

        public async Task WaitForAsync(string line)
        {
            while (!Output.Contains(line)) (await changed.WaitAsync(Limit)).ShouldBeTrue($"Waited for '{line}' and saw:\n{Output}");
        }

        public void Signal(string signal) => new Subprocess("kill", $"-{signal}", $"{process.Id}") { Limit = Limit }.RunAsync(CancellationToken.None).Wait();

        public async Task<int> EndAsync()
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
            return process.ExitCode;
        }

        public void Dispose()
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        void Add(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is not { } line) return;
            lock (lines) lines.Add(line);
            changed.Release();
        }
    }
}
