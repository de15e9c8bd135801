namespace Evolution.Hosting.Native.Tests.Logs;

/// <summary>How much of a log is kept in memory.</summary>
public sealed class ResourceLogTests
{
    [Fact]
    public void Of_short_lines_the_last_ten_thousand_are_kept()
    {
        using var log = new ResourceLog();
        for (var number = 1; number <= 12_000; number++) log.Add($"line {number}", isError: false);

        log.Latest().Count.ShouldBe(10_000);
        log.Latest()[^1].Content.ShouldEndWith("line 12000");
    }

    [Fact]
    public void Of_long_lines_fewer_are_kept_so_that_no_program_fills_the_hosts_memory()
    {
        using var log = new ResourceLog();
        var text = new string('x', 32 * 1024);
        for (var number = 1; number <= 2_000; number++) log.Add(text, isError: false);

        log.Latest().Sum(line => line.Content.Length).ShouldBeLessThanOrEqualTo(8 * 1024 * 1024);
        log.Latest().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_follows_a_log_and_cannot_keep_up_misses_the_oldest_lines_and_not_the_newest()
    {
        using var log = new ResourceLog();
        var (_, later) = log.Follow();
        for (var number = 1; number <= 30_000; number++) log.Add($"line {number}", isError: false);

        later.Reader.Count.ShouldBe(10_000);
        (await later.Reader.ReadAsync()).Content.ShouldEndWith("line 20001");
    }
}
