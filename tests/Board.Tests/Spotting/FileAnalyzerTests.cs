using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;
using Evolution.Testing;

namespace Evolution.Board.Tests.Spotting;

public sealed class FileAnalyzerTests
{
    static readonly SourceFile Compose = new("compose.yaml", "services:\n  orders: { image: shop/orders }\n");
    static readonly TimeSpan LongTimeout = TimeSpan.FromMinutes(1);
    static readonly SpotReport EmptyReport = new([], [], [], [], []);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_result_for_each_phase_equals_that_of_the_command_line(int phase)
    {
        var expected = Spotter.Analyze([Repository.Find()["deploy", $"phase-{phase}"]], Corrections.None);

        var report = await new FileAnalyzer(LongTimeout).AnalyzeAsync(SampleFiles.Of(phase), Corrections.None, CancellationToken.None);

        report.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict, symptom.Severity)).ShouldBe(expected.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict, symptom.Severity)));
        report.Symptoms.SelectMany(symptom => symptom.Evidence).Select(Describe).ShouldBe(expected.Symptoms.SelectMany(symptom => symptom.Evidence).Select(Describe));
        report.Couplings.ShouldBe(expected.Couplings);

        static string Describe(Evidence evidence) => $"{evidence.File}:{evidence.Line} {string.Join(',', evidence.Services)} {evidence.Resource}";
    }

    [Fact]
    public async Task Files_are_stored_in_a_private_folder_that_is_deleted_afterwards()
    {
        var analyzedFolder = "";
        UnixFileMode? mode = null;
        string[] files = [];
        var analyzer = new FileAnalyzer((folder, _) =>
        {
            (analyzedFolder, files) = (folder, Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
            if (!OperatingSystem.IsWindows()) mode = File.GetUnixFileMode(folder);
            return EmptyReport;
        }, LongTimeout);

        await analyzer.AnalyzeAsync([Compose, Compose with { Name = "orders-unit/compose.yaml" }], Corrections.None, CancellationToken.None);

        files.Select(file => Path.GetRelativePath(analyzedFolder, file).Replace('\\', '/')).ShouldBe(["compose.yaml", "orders-unit/compose.yaml"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows()) mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Exists(analyzedFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_analysis_deletes_the_files_and_hides_the_folder()
    {
        var analyzedFolder = "";
        var analyzer = new FileAnalyzer((folder, _) => throw new NotSupportedException($"Cannot read {analyzedFolder = folder}."), LongTimeout);

        var exception = await Should.ThrowAsync<LabException>(() => analyzer.AnalyzeAsync([Compose], Corrections.None, CancellationToken.None));

        exception.Message.ShouldBe("The files could not be analyzed: Cannot read these files.");
        analyzedFolder.ShouldNotBeEmpty();
        Directory.Exists(analyzedFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_timed_out_analysis_is_abandoned_and_its_files_are_deleted()
    {
        using var releaseSignal = new ManualResetEventSlim();
        var analyzedFolder = "";
        var analyzer = new FileAnalyzer((folder, _) => { analyzedFolder = folder; releaseSignal.Wait(LongTimeout); return EmptyReport; }, TimeSpan.FromMilliseconds(200));

        var exception = await Should.ThrowAsync<LabException>(() => analyzer.AnalyzeAsync([Compose], Corrections.None, CancellationToken.None));

        exception.Message.ShouldContain("timed out after");
        await Wait.UntilAsync("the files are deleted while the analysis still runs", () => analyzedFolder is not "" && !Directory.Exists(analyzedFolder));
        releaseSignal.Set();
    }

    [Fact]
    public async Task The_number_of_abandoned_analyses_is_limited()
    {
        using var releaseSignal = new ManualResetEventSlim();
        var (running, maxRunning) = (0, 0);
        var analyzer = new FileAnalyzer((_, _) =>
        {
            maxRunning = Math.Max(maxRunning, Interlocked.Increment(ref running));
            releaseSignal.Wait(LongTimeout);
            Interlocked.Decrement(ref running);
            return EmptyReport;
        }, TimeSpan.FromMilliseconds(100));

        for (var run = 0; run < 5; run++) await Should.ThrowAsync<LabException>(() => analyzer.AnalyzeAsync([Compose], Corrections.None, CancellationToken.None));

        maxRunning.ShouldBe(2);
        releaseSignal.Set();
        await Wait.UntilAsync("all analyses end", () => Volatile.Read(ref running) is 0);
    }

    [Fact]
    public async Task A_file_name_outside_the_folder_is_rejected()
    {
        var exception = await Should.ThrowAsync<LabException>(() => new FileAnalyzer(LongTimeout).AnalyzeAsync([Compose with { Name = "../outside.yaml" }], Corrections.None, CancellationToken.None));

        exception.Message.ShouldContain("is outside the folder");
    }

    [Fact]
    public async Task References_to_files_outside_the_folder_are_not_followed()
    {
        var outsideFolder = Directory.CreateTempSubdirectory("board-outside-");
        try
        {
            var secret = $"secret-{Guid.NewGuid():N}";
            File.WriteAllText(Path.Combine(outsideFolder.FullName, "compose.yaml"), $"services:\n  {secret}: {{ image: shop/{secret} }}\n");
            File.WriteAllText(Path.Combine(outsideFolder.FullName, ".env"), $"SECRET_URL=http://{secret}:80\n");
            File.WriteAllText(Path.Combine(outsideFolder.FullName, "Dockerfile"), $"FROM {secret}\n");
            var (relative, absolute) = ($"../{outsideFolder.Name}", outsideFolder.FullName.Replace('\\', '/'));
            var compose = new SourceFile("compose.yaml", $$"""
                include:
                  - {{relative}}/compose.yaml
                  - {{absolute}}/compose.yaml
                services:
                  orders:
                    image: shop/orders
                    env_file: [{{relative}}/.env, {{absolute}}/.env]
                    volumes: ["{{absolute}}/.env:/app/appsettings.env", "{{relative}}:/app/config"]
                  payments:
                    extends: { file: {{relative}}/compose.yaml, service: {{secret}} }
                  inventory:
                    build: { context: {{relative}}, dockerfile: {{absolute}}/Dockerfile }
                    extends: { file: ../../etc/passwd, service: root }
                configs:
                  one: { file: {{absolute}}/.env }
                """);
            var kustomization = new SourceFile("k/kustomization.yaml", $"apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../{relative}/compose.yaml]\nconfigMapGenerator: [{{ name: c, envs: [../{relative}/.env] }}]\n");

            var report = await new FileAnalyzer(LongTimeout).AnalyzeAsync([compose, kustomization], Corrections.None, CancellationToken.None);

            Evolution.Spotting.Output.SpotJson.Serialize(report with { Unresolved = [] }).ShouldNotContain(secret);
            report.Services.Select(service => service.Name).ShouldBe(["orders", "payments", "inventory"], ignoreOrder: true);
            report.Unresolved.Count(unresolved => unresolved.What.Contains("points outside the analyzed folder", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        }
        finally
        {
            outsideFolder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Each_unreadable_file_is_listed_as_unresolved()
    {
        var report = await new FileAnalyzer(LongTimeout).AnalyzeAsync([Compose, new("orders.yaml", "a: [1\nb: 2\n"), new("notes.yml", "a: 1\n")], Corrections.None, CancellationToken.None);

        report.Services.ShouldHaveSingleItem().Name.ShouldBe("orders");
        report.Unresolved.Select(unresolved => unresolved.Place.File).ShouldBe(["orders.yaml", "notes.yml"], ignoreOrder: true);
    }
}
