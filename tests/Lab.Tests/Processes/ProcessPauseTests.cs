using System.Diagnostics;
using Evolution.Lab.Processes;
using Evolution.Testing;

namespace Evolution.Lab.Tests.Processes;

public sealed class ProcessPauseTests
{
    const char Stopped = 'T';

    [Fact]
    public async Task Processes_are_paused_until_the_pause_is_disposed()
    {
        using var first = StartSleep();
        using var second = StartSleep();
        try
        {
            await using (await ProcessPause.StartAsync([first.Id, second.Id], TestContext.Current.CancellationToken))
            {
                await Wait.UntilAsync("both processes have stopped", () => ReadState(first) is Stopped && ReadState(second) is Stopped);
            }
            await Wait.UntilAsync("both processes run again", () => ReadState(first) is not Stopped && ReadState(second) is not Stopped);
        }
        finally
        {
            first.Kill();
            second.Kill();
        }
    }

    [Fact]
    public async Task A_process_that_has_exited_does_not_prevent_the_others_from_being_paused()
    {
        using var running = StartSleep();
        using var exited = StartSleep();
        exited.Kill();
        await exited.WaitForExitAsync(TestContext.Current.CancellationToken);
        try
        {
            await using var pause = await ProcessPause.StartAsync([exited.Id, running.Id], TestContext.Current.CancellationToken);
            await Wait.UntilAsync("the other process has stopped", () => ReadState(running) is Stopped);
        }
        finally
        {
            running.Kill();
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_to_the_whole_process_group_does_not_prevent_the_processes_from_resuming(string signal)
    {
        using var process = StartSleep();
        try
        {
            await using (await ProcessPause.StartAsync([process.Id], TestContext.Current.CancellationToken))
            {
                await Wait.UntilAsync("the process has stopped", () => ReadState(process) is Stopped);
                using var helper = FindHelper(process.Id);
                using var kill = Process.Start("kill", [$"-{signal}", $"{helper.Id}"]);
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
            await Wait.UntilAsync("the process runs again", () => ReadState(process) is not Stopped);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Finds the process that resumes another one: the shell that has its ID as the last argument.</summary>
    static Process FindHelper(int id) => Process.GetProcessesByName("sh").Single(candidate => File.ReadAllText($"/proc/{candidate.Id}/cmdline").EndsWith($"\0{id}\0", StringComparison.Ordinal));

    static Process StartSleep() => Process.Start("sleep", "60");

    static char ReadState(Process process) => File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1][0];
}
