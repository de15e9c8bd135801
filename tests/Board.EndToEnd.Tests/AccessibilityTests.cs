using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Everybody can use every page: by keyboard, by screen reader, on a projector and on a phone.</summary>
public sealed class AccessibilityTests(BoardHost board)
{
    static readonly AxeRunOptions LevelsAAndAA = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static TheoryData<string> Pages => ["/", "/?node=phase0-inventory", "/break", "/break/play", "/compare", "/spot", "/advise", "/learn", "/not-found"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_first_heading_and_violates_WCAG_level_A_or_AA_neither_light_nor_dark(string page)
    {
        await using var visit = await board.OpenAsync(page);

        (await visit.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await ViolationsAsync(visit)).ShouldBeEmpty();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await ViolationsAsync(visit)).ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_no_page_has_to_be_moved_sideways(string page)
    {
        await using var visit = await board.OpenAsync(page, Look.Phone);

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Look.Phone.Width);
    }

    [Fact]
    public async Task By_keyboard_alone_one_gets_to_the_content_to_every_page_and_to_every_node()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync();

        // A page begins at its heading; after its end the browser begins anew.
        var reached = new HashSet<string>();
        for (var presses = 0; presses < 120; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            reached.Add(await visit.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()"));
        }

        string[] nodes = ["gateway", "inventory", "orders", "payments"];
        string[] wanted = ["To the content", "Break it", "Compare", "Spot", "Advise", .. nodes.Select(node => $"{node}: healthy, shows details")];
        wanted.Except(reached).ShouldBeEmpty();
    }

    internal static async Task<IEnumerable<string>> ViolationsAsync(Visit visit) =>
        (await visit.Page.RunAxe(LevelsAAndAA)).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
}
