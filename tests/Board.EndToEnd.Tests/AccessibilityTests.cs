using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Every page is accessible by keyboard and screen reader, and fits a projector and a phone.</summary>
public sealed class AccessibilityTests(BoardHost board)
{
    static readonly AxeRunOptions LevelsAAndAA = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static TheoryData<string> Pages => ["/", "/?node=phase0-inventory", "/break", "/break/play", "/compare", "/spot", "/advise", "/learn", "/not-found"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_h1_and_no_WCAG_A_or_AA_violations_in_light_and_dark_mode(string page)
    {
        await using var session = await board.OpenAsync(page);

        (await session.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await ViolationsAsync(session)).ShouldBeEmpty();
        await session.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await ViolationsAsync(session)).ShouldBeEmpty();
        session.ConsoleErrors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_horizontally_on_a_phone(string page)
    {
        await using var session = await board.OpenAsync(page, BrowserProfile.Phone);

        (await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(BrowserProfile.Phone.Width);
    }

    [Fact]
    public async Task The_content_every_page_and_every_node_can_be_reached_by_keyboard()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync();

        // Focus starts at the page's heading and wraps around at the end.
        var reached = new HashSet<string>();
        for (var presses = 0; presses < 120; presses++)
        {
            await session.Page.Keyboard.PressAsync("Tab");
            reached.Add(await session.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()"));
        }

        string[] nodes = ["gateway", "inventory", "orders", "payments"];
        string[] expected = ["Skip to content", "Break it", "Compare", "Spot", "Advise", .. nodes.Select(node => $"{node}: healthy, shows details")];
        expected.Except(reached).ShouldBeEmpty();
    }

    internal static async Task<IEnumerable<string>> ViolationsAsync(BrowserSession session) =>
        (await session.Page.RunAxe(LevelsAAndAA)).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
}
