namespace Evolution.Hosting.Native.Tests.Hosts;

/// <summary>What hosts do with what other hosts left.</summary>
public sealed class LeftoverTests
{
    [Fact]
    public void A_process_that_has_the_id_of_a_dead_one_is_not_killed() =>
        new ProcessIdentity(Environment.ProcessId, ProcessIdentity.Current.Started - 1).Kill().ShouldBeFalse();

    [Fact]
    public void A_host_that_cannot_be_seen_from_here_is_not_taken_for_dead()
    {
        var gone = new ProcessIdentity(int.MaxValue, 1);

        (HostIdentity.Current with { Process = gone }).IsDead.ShouldBeTrue();
        (HostIdentity.Current with { Process = gone, Space = "pid:[1]" }).IsDead.ShouldBeFalse();
        (HostIdentity.Current with { Process = gone, Machine = "another" }).IsDead.ShouldBeFalse();
        (HostIdentity.Current with { Boot = "an earlier one" }).IsDead.ShouldBeTrue();
        HostIdentity.Current.IsDead.ShouldBeFalse();
    }

    [Fact]
    public void The_logs_of_the_last_ten_runs_are_kept()
    {
        var state = new StateFolder(TestFolders.New());
        for (var run = 10; run < 25; run++) new RunLogs(state).Make($"20260101-0000{run}-000000");

        Directory.EnumerateDirectories(state.Logs).Select(Path.GetFileName).Order().ShouldBe(Enumerable.Range(15, 10).Select(run => $"20260101-0000{run}-000000"));
    }

    [Fact]
    public void The_logs_of_a_run_that_goes_on_are_kept_however_old_it_is()
    {
        var state = new StateFolder(TestFolders.New());
        var old = new RunLogs(state).Make("20260101-000000-000000");
        RunRecordFile.Write(RunRecordFile.PathOf(state, Path.GetFileName(old)), new(HostIdentity.Current, old, []));

        for (var run = 10; run < 25; run++) new RunLogs(state).Make($"20260101-0000{run}-000000");

        Directory.Exists(old).ShouldBeTrue();
    }

    [Fact]
    public async Task A_template_that_was_never_finished_is_made_anew()
    {
        await using var test = new TestApplication(TestFolders.New());
        var postgres = test.Builder.AddPostgres("postgres").Resource;
        var template = new PostgresTemplate(test.Run);
        var half = Directory.CreateDirectory($"{template.Folder}.half-left").FullName;

        await test.StartAsync(postgres);

        Directory.Exists(half).ShouldBeFalse();
        Directory.Exists(template.Folder).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_lock_is_waited_for_and_says_so_when_it_takes_too_long()
    {
        var path = Path.Combine(Directory.CreateDirectory(TestFolders.New()).FullName, "lock");
        using (await FileLock.WaitAsync(path, TimeSpan.FromSeconds(1), CancellationToken.None))
        {
            (await Should.ThrowAsync<TimeoutException>(FileLock.WaitAsync(path, TimeSpan.FromMilliseconds(200), CancellationToken.None))).Message.ShouldContain(path);
        }
        (await FileLock.WaitAsync(path, TimeSpan.FromSeconds(1), CancellationToken.None)).Dispose();
    }
}
