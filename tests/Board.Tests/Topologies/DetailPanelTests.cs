using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies;
using Evolution.Board.Topologies.Details;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What is seen of a chosen node or deployment unit.</summary>
public sealed class DetailPanelTests : IDisposable
{
    readonly PageContext page = new();

    [Fact]
    public void It_tells_state_processes_memory_and_what_it_is_wired_to()
    {
        var facts = Facts(Show(Shop.Started("--phase 1,2")[0], new("phase1-orders", null)));

        facts["Kind"].ShouldBe("service");
        facts["State"].ShouldBe("Running, healthy");
        facts["Process"].ShouldBe("20");
        facts["Memory"].ShouldBe("84 MiB");
        facts["Processor time"].ShouldBe("2.5 s");
        facts["Unit"].ShouldBe("evolution");
        facts["Keeps state in"].ShouldBe("postgres, orders-redis");
        facts["Calls"].ShouldBe("inventory, payments");
    }

    [Fact]
    public void A_server_names_its_databases_and_who_uses_it()
    {
        var facts = Facts(Show(Shop.Alone("--phase 0"), new("postgres", null)));

        facts["Process"].ShouldBe("10 and 6 of its own");
        facts["Databases"].ShouldBe("inventory-db, payments-db, orders-db");
        facts["Used by"].ShouldBe("inventory, payments, orders");
    }

    [Fact]
    public void Only_HTTP_endpoints_are_links()
    {
        var topology = Shop.Alone("--phase 0");

        Show(topology, new("gateway", null)).FindAll("dd a").Select(link => link.GetAttribute("href")).ShouldBe(["http://localhost:5001", "http://localhost:5001/products/1"]);
        Show(topology, new("postgres", null)).FindAll("dd a").ShouldBeEmpty();
        Show(topology, new("postgres", null)).Find("dl").TextContent.ShouldContain("tcp://localhost:5432");
    }

    [Fact]
    public void An_address_that_is_a_script_is_no_link()
    {
        var topology = Shop.Alone("--phase 0").With("gateway", gateway => gateway with { Urls = ["javascript:alert(1)"] });

        Show(topology, new("gateway", null)).FindAll("dd a").ShouldBeEmpty();
    }

    [Fact]
    public void What_makes_no_sense_now_is_there_but_disabled()
    {
        var panel = Show(Shop.Alone("--phase 0").With("inventory", ShopExtensions.Killed), new("inventory", null));

        panel.Find("form[action='/actions/resources/inventory/start'] button").HasAttribute("disabled").ShouldBeFalse();
        foreach (var command in new[] { "stop", "restart", "kill", "hang", "slow", "heal" })
        {
            panel.Find($"form[action='/actions/resources/inventory/{command}'] button").HasAttribute("disabled").ShouldBeTrue(command);
        }
    }

    [Fact]
    public void A_unit_is_deployed_anew_by_its_name_with_prefix_and_tells_whom_that_restarts()
    {
        var panel = Show(Shop.Started("--phase 0,3")[0], new(null, "phase0-evolution"));

        panel.Find("form[data-action]").GetAttribute("action").ShouldBe("/actions/units/phase0-evolution/redeploy");
        panel.FindAll("ul")[0].TextContent.ShouldBe("inventory: healthypayments: healthyorders: healthygateway: healthy");
        panel.FindAll("ul")[1].TextContent.ShouldBe("postgres: healthyredis: healthy");
    }

    [Fact]
    public void A_unit_without_services_is_not_deployed_anew() =>
        Show(Shop.Alone("--phase 3"), new(null, "platform")).FindAll("form").ShouldBeEmpty();

    [Theory]
    [InlineData("2026-11-26T21:09:58.081Z {\"Timestamp\":\"2026-11-26T23:09:58.0709+02:00\",\"LogLevel\":\"Information\",\"Message\":\"Ready.\"}", "21:09:58.070 Ready.")]
    [InlineData("{\"Timestamp\":\"2026-11-26T21:09:58.0709+00:00\",\"LogLevel\":\"Warning\",\"Message\":\"Slow.\"}", "21:09:58.070 Warning: Slow.")]
    [InlineData("2026-11-26T21:09:56.081Z [10133] LOG:  database system is ready", "2026-11-26T21:09:56.081Z [10133] LOG:  database system is ready")]
    [InlineData("{\"Timestamp\":\"2026-", "{\"Timestamp\":\"2026-")]
    public void What_services_write_as_JSON_is_read_for_people(string line, string text) => LogText.Of(line).ShouldBe(text);

    [Fact]
    public void A_log_that_was_not_read_yet_and_an_empty_one_say_so()
    {
        LogText.Of((IReadOnlyList<string>?)null).ShouldBe("It is being read.");
        LogText.Of([]).ShouldBe("It is empty.");
    }

    [Fact]
    public void Log_lines_are_text_whatever_is_in_them()
    {
        var log = page.Render<LogLines>(lines => lines.Add(part => part.Name, "orders").Add(part => part.Lines, ["<script>alert(1)</script>", "second"]));

        log.FindAll("script").ShouldBeEmpty();
        log.Find("[role=region][tabindex='0'] pre").TextContent.ShouldBe("<script>alert(1)</script>\nsecond");
    }

    IRenderedComponent<DetailPanel> Show(TopologyView topology, Choice choice) => page.Render<DetailPanel>(panel => panel
        .Add(part => part.Topology, topology)
        .Add(part => part.Choice, choice));

    static Dictionary<string, string> Facts(IRenderedComponent<DetailPanel> panel) =>
        panel.FindAll("dt").Zip(panel.FindAll("dd")).ToDictionary(fact => fact.First.TextContent, fact => fact.Second.TextContent.Trim());

    public void Dispose() => page.Dispose();
}
