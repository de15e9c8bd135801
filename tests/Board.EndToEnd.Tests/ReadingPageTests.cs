using System.Text.Json;
using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Results;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The pages that need nothing running: results, symptoms and advice.</summary>
public sealed class ReadingPageTests(BoardHost board)
{
    [Fact]
    public async Task Compare_shows_the_matrix_of_a_file_and_keeps_it_when_another_is_broken()
    {
        await using var visit = await board.OpenAsync("/compare");
        if (Pictures.AreForShow) await PicturesOfComparisonAsync(visit);
        var upload = visit.Page.GetByLabel("A results.json from elsewhere");

        await upload.SetInputFilesAsync(new FilePayload { Name = "results.json", MimeType = "application/json", Buffer = Sample() });
        await Assertions.Expect(visit.Page.Locator("table.matrix")).ToContainTextAsync("hang-service");

        await upload.SetInputFilesAsync(new FilePayload { Name = "broken.json", MimeType = "application/json", Buffer = new byte[9 * 1024 * 1024] });
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("broken.json", new() { Timeout = 20_000 });
        await Assertions.Expect(visit.Page.Locator("table.matrix")).ToContainTextAsync("hang-service");
    }

    [Fact]
    public async Task Spot_finds_the_symptoms_of_a_pasted_file_and_marks_its_lines()
    {
        await using var visit = await board.OpenAsync("/spot");

        await visit.Page.Locator("#pasted").FillAsync(await File.ReadAllTextAsync(Repository.Find()["deploy", "phase-0", "docker-compose.yaml"]));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look at this text" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "of 5 symptoms" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        (await visit.Page.Locator("mark").CountAsync()).ShouldBeGreaterThan(0);
        await visit.Page.EvaluateAsync("document.querySelector('.found').scrollIntoView()");
        await visit.PictureAsync("spot");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("postgres");
    }

    [Fact]
    public async Task Spot_says_what_is_wrong_with_a_file_that_is_none()
    {
        await using var visit = await board.OpenAsync("/spot");

        await visit.Page.Locator("#pasted").FillAsync("<script>alert('no')</script>\n{{{");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look at this text" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".down").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        visit.Complaints.ShouldBeEmpty();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look at this text" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Advise_turns_as_soon_as_a_limit_is_passed()
    {
        await using var visit = await board.OpenAsync("/advise?team=3&rps=200&deploys-per-day=1&one-server=yes&scale-independently=no");
        var verdict = visit.Page.Locator(".verdict").First;
        await Assertions.Expect(verdict).ToHaveClassAsync(new Regex("well"));

        await visit.Page.GetByRole(AriaRole.Slider).First.FillAsync("5");

        await Assertions.Expect(verdict).ToHaveClassAsync(new Regex("down"));
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("team=5"));
        await visit.PictureAsync("advise");
    }

    /// <summary>The newest results of this repository, in whole and by their matrix.</summary>
    static async Task PicturesOfComparisonAsync(Visit visit)
    {
        await visit.PictureAsync("compare");
        await visit.Page.EvaluateAsync("document.querySelector('.matrix')?.scrollIntoView()");
        await visit.PictureAsync("compare-matrix");
    }

    static byte[] Sample() => JsonSerializer.SerializeToUtf8Bytes(SampleComparison.Phases(), ResultsFile.Json);
}
