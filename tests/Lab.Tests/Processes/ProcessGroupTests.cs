using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;
using Evolution.Testing;

namespace Evolution.Lab.Tests.Processes;

public sealed class ProcessGroupTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_process_that_has_ended_is_not_waited_for_while_its_parent_does_not_take_its_exit_code()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Zombies are told apart by /proc.");

        // The shell becomes a program that does not know of the child.
        using var parent = Process.Start("sh", ["-c", "sleep 0.2 & exec sleep 60"]);
        try
        {
            var family = await Eventually.BecomesAsync("the child runs", () => Task.FromResult(ProcessFamily.Of(parent.Id)), family => family.Count is 2, Limit);
            var child = ProcessGroup.Of(family.Except([parent.Id]));

            await child.AwaitEndAsync(Limit, TestContext.Current.CancellationToken);

            ProcessFamily.Of(parent.Id).ShouldBe(family);
            ProcessGroup.Of([parent.Id]).Left.ShouldBe([parent.Id]);
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public async Task One_that_outlives_the_limit_is_named()
    {
        using var process = Process.Start("sleep", "60");
        try
        {
            var late = await Should.ThrowAsync<TimeoutException>(() => ProcessGroup.Of([process.Id]).AwaitEndAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));

            late.Message.ShouldStartWith($"sleep ({process.Id}) ");
        }
        finally
        {
            process.Kill();
        }
    }
}
