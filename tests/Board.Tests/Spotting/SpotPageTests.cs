using Bunit;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Board.Spotting.Texts;

namespace Evolution.Board.Tests.Spotting;

public sealed class SpotPageTests : SpotPageContext
{
    [Fact]
    public void A_pasted_Compose_file_shows_its_symptoms_and_their_evidence()
    {
        var page = Paste(SampleFiles.Of(0)[0].Text);

        GetVerdicts(page).ShouldBe([("shared-database", "present"), ("shared-library", "unknown"), ("single-deployment", "present"), ("synchronous-calls", "present"), ("shared-cache", "present")]);
        var marks = page.FindAll("mark").Select(mark => mark.TextContent).ToArray();
        marks.Count(line => line.Contains("postgres", StringComparison.Ordinal)).ShouldBe(3);
        marks.Count(line => line.Contains("redis:6379", StringComparison.Ordinal)).ShouldBe(3);
        marks.ShouldContain(line => line.Contains("INVENTORY_URL: \"http://inventory:8080\"", StringComparison.Ordinal));
        marks.ShouldContain(line => line.Contains("orders:", StringComparison.Ordinal));
    }

    [Fact]
    public void Clicking_evidence_opens_its_file_at_its_line()
    {
        var page = Render<SpotPage>();
        page.Find("button[title='Try phase 2 of this shop']").Click();
        page.WaitForElement(".symptom", Timeout);

        var evidence = page.FindAll(".evidence .place").Last(location => location.TextContent.StartsWith("orders-unit/", StringComparison.Ordinal));
        var line = evidence.TextContent.Split(':')[1];
        evidence.Click();

        page.WaitForElement(".line.focus", Timeout).Id.ShouldBe($"line-{line}");
        page.Find("#file").GetAttribute("value").ShouldBe("orders-unit/docker-compose.yaml");
        page.Find(".line.focus mark").TextContent.ShouldContain("_URL");
    }

    [Fact]
    public void Markup_in_names_and_texts_is_encoded()
    {
        const string markup = "<img src=x onerror=alert(1)>";
        var page = Paste($"services:\n  \"{markup}\":\n    image: shop/a\n    environment: {{ DB: \"postgres://db:5432/a\", \"{markup}_URL\": \"http://b:80\" }}\n  b:\n    image: shop/b\n    environment: {{ DB: \"postgres://db:5432/a\" }}\n  db: {{ image: postgres }}\n  c: {{ image: shop/c, build: \"../{markup}\" }}\n");

        page.FindAll("img").ShouldBeEmpty();
        page.Find(".source").TextContent.ShouldContain(markup);
        page.Find(".symptoms").TextContent.ShouldContain(markup);
        page.Find("table").TextContent.ShouldContain(markup);
    }

    [Fact]
    public void A_role_can_be_corrected_and_the_correction_undone()
    {
        var page = Paste("services:\n  orders: { image: shop/orders, environment: { DB: \"postgres://store:5432/a\" } }\n  payments: { image: shop/payments, environment: { DB: \"postgres://store:5432/b\" } }\n  store: { image: postgres }\n");
        GetVerdicts(page).ShouldContain(("shared-database", "present"));

        page.Find("button[aria-label='Mark as service: store']").Click();
        page.WaitForAssertion(() => GetVerdicts(page).ShouldNotContain(("shared-database", "present")), Timeout);
        page.Find("table").TextContent.ShouldContain(", corrected");

        page.Find("button[aria-label='Undo correction: store']").Click();
        page.WaitForAssertion(() => GetVerdicts(page).ShouldContain(("shared-database", "present")), Timeout);
    }

    [Fact]
    public void Unresolved_references_are_listed()
    {
        var page = Paste("services:\n  orders:\n    image: shop/orders\n    env_file: ../../secrets.env\n");

        var unresolved = page.Find(".unresolved");
        unresolved.TextContent.ShouldContain("../../secrets.env points outside the analyzed folder");
        unresolved.QuerySelector(".place")!.TextContent.ShouldBe("compose.yaml:4");
    }

    [Fact]
    public void The_page_states_that_nothing_leaves_the_machine() => Render<SpotPage>().Find(".private").TextContent.ShouldContain("Nothing leaves the machine");

    [Fact]
    public void A_very_long_text_shows_only_the_lines_around_its_evidence_until_expanded()
    {
        var page = Paste($"services:\n{string.Concat(Enumerable.Repeat("  # nothing\n", 5_000))}  orders: {{ image: shop/orders, environment: {{ DB: \"postgres://db:5432/a\" }} }}\n  payments: {{ image: shop/payments, environment: {{ DB: \"postgres://db:5432/b\" }} }}\n  db: {{ image: postgres }}\n");

        page.FindAll(".line").Count.ShouldBe(23);
        page.Find(".gap").TextContent.ShouldContain("4,981 lines omitted");
        page.FindComponent<SourceView>().Find(".which button").Click();
        page.WaitForAssertion(() => page.FindComponent<SourceView>().Find(".which button").TextContent.ShouldContain("Show only the evidence"), Timeout);
    }
}
