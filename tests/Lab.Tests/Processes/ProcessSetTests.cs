using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;
using Evolution.Testing;

namespace Evolution.Lab.Tests.Processes;

public sealed class ProcessSetTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_zombie_process_counts_as_exited()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Zombies are recognized by /proc.");

        // The shell is replaced by a program that never waits for the child.
        using var parent = Process.Start("sh", ["-c", "sleep 0.2 & exec sleep 60"]);
        try
        {
            var descendants = await Wait.ForValueAsync("the child runs", () => Task.FromResult(ProcessDescendants.Of(parent.Id)), ids => ids.Count is 2, Timeout);
            var child = ProcessSet.Of(descendants.Except([parent.Id]));

            await child.WaitForExitAsync(Timeout, TestContext.Current.CancellationToken);

            ProcessDescendants.Of(parent.Id).ShouldBe(descendants);
            ProcessSet.Of([parent.Id]).RunningIds.ShouldBe([parent.Id]);
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public async Task A_timeout_names_the_processes_that_are_still_running()
    {
        using var process = Process.Start("sleep", "60");
        try
        {
            var exception = await Should.ThrowAsync<TimeoutException>(() => ProcessSet.Of([process.Id]).WaitForExitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));

            exception.Message.ShouldStartWith($"sleep ({process.Id}) ");
        }
        finally
        {
            process.Kill();
        }
    }
}
