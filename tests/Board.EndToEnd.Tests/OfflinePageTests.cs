using System.Text.Json;
using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Results;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The pages that do not require a running topology: results, symptoms and advice.</summary>
public sealed class OfflinePageTests(BoardHost board)
{
    [Fact]
    public async Task Compare_shows_an_uploaded_file_and_keeps_it_after_an_invalid_one()
    {
        await using var session = await board.OpenAsync("/compare");
        if (Screenshots.AreRequested) await TakeComparisonScreenshotsAsync(session);
        var upload = session.Page.GetByLabel("Upload a results.json");

        await upload.SetInputFilesAsync(new FilePayload { Name = "results.json", MimeType = "application/json", Buffer = CreateSampleFile() });
        await Assertions.Expect(session.Page.Locator("table.matrix")).ToContainTextAsync("hang-service");

        await upload.SetInputFilesAsync(new FilePayload { Name = "broken.json", MimeType = "application/json", Buffer = new byte[9 * 1024 * 1024] });
        await Assertions.Expect(session.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("broken.json", new() { Timeout = 20_000 });
        await Assertions.Expect(session.Page.Locator("table.matrix")).ToContainTextAsync("hang-service");
    }

    [Fact]
    public async Task Spot_finds_the_symptoms_of_a_pasted_file_and_marks_its_lines()
    {
        await using var session = await board.OpenAsync("/spot");

        await session.Page.Locator("#pasted").FillAsync(await File.ReadAllTextAsync(Repository.Find()["deploy", "phase-0", "docker-compose.yaml"]));
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Analyze this text" }).ClickAsync();

        await Assertions.Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "of 5 symptoms" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        (await session.Page.Locator("mark").CountAsync()).ShouldBeGreaterThan(0);
        await session.Page.EvaluateAsync("document.querySelector('.found').scrollIntoView()");
        await session.TakeScreenshotAsync("spot");
        await Assertions.Expect(session.Page.Locator("main")).ToContainTextAsync("postgres");
    }

    [Fact]
    public async Task Spot_reports_an_invalid_file()
    {
        await using var session = await board.OpenAsync("/spot");

        await session.Page.Locator("#pasted").FillAsync("<script>alert('no')</script>\n{{{");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Analyze this text" }).ClickAsync();

        await Assertions.Expect(session.Page.Locator(".down").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        session.ConsoleErrors.ShouldBeEmpty();
        await Assertions.Expect(session.Page.GetByRole(AriaRole.Button, new() { Name = "Analyze this text" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Advise_changes_its_verdict_as_soon_as_a_limit_is_reached()
    {
        await using var session = await board.OpenAsync("/advise?team=3&rps=200&deploys-per-day=1&one-server=yes&scale-independently=no");
        var verdict = session.Page.Locator(".verdict").First;
        await Assertions.Expect(verdict).ToHaveClassAsync(new Regex("well"));

        await session.Page.GetByRole(AriaRole.Slider).First.FillAsync("5");

        await Assertions.Expect(verdict).ToHaveClassAsync(new Regex("down"));
        await Assertions.Expect(session.Page).ToHaveURLAsync(new Regex("team=5"));
        await session.TakeScreenshotAsync("advise");
    }

    /// <summary>Takes screenshots of the newest results of this repository and of their matrix.</summary>
    static async Task TakeComparisonScreenshotsAsync(BrowserSession session)
    {
        await session.TakeScreenshotAsync("compare");
        await session.Page.EvaluateAsync("document.querySelector('.matrix')?.scrollIntoView()");
        await session.TakeScreenshotAsync("compare-matrix");
    }

    static byte[] CreateSampleFile() => JsonSerializer.SerializeToUtf8Bytes(SampleComparison.Phases(), ResultsFile.Json);
}
