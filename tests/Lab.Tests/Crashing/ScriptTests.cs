using Evolution.Lab.Crashing;
using Evolution.Lab.Crashing.Faults;

namespace Evolution.Lab.Tests.Crashing;

public class ScriptTests
{
    static readonly string[] Stores = ["orders-postgres", "orders-redis", "rabbitmq"];
    static readonly NamedStep[] Steps = [.. new[] { "orders", "inventory", "payments" }.SelectMany(service => Enumerable.Range(0, 6).Select(number => new NamedStep(service, $"{service}.step-{number}")))];
    static readonly (string, string)[] Links = [("orders", "database"), ("orders", "inventory"), ("payments", "cache")];

    [Fact]
    public void The_same_seed_breaks_the_same_in_the_same_order()
    {
        Kills(seed: 7, 50).ShouldBe(Kills(seed: 7, 50));
        Kills(seed: 7, 50).ShouldNotBe(Kills(seed: 8, 50));
        Names(new Script(new(7)).Links(Links), 20).ShouldBe(Names(new Script(new(7)).Links(Links), 20));
    }

    [Fact]
    public void Every_named_step_comes_before_one_comes_again()
    {
        var first = new Script(new(1)).Kills(Steps, Stores).OfType<AtNamedSteps>().Take(6).Select(fault => fault.Name).ToArray();

        foreach (var step in Steps) first.Count(name => name.Contains(step.Point, StringComparison.Ordinal)).ShouldBe(1, step.Point);
    }

    [Fact]
    public void Every_store_is_killed_before_one_is_killed_again()
    {
        var fallen = new Script(new(3)).Kills(Steps, Stores).Take(30).Select(fault => fault.Name).Where(name => Stores.Any(store => name.StartsWith($"killed: {store},", StringComparison.Ordinal)));

        fallen.Take(Stores.Length).Select(name => name.Split([' ', ','])[1]).ShouldBe(Stores, ignoreOrder: true);
    }

    [Fact]
    public void Connections_are_cut_held_up_and_slowed_down() =>
        Names(new Script(new(1)).Links(Links), 3).Select(name => name.Split(' ')[0]).ShouldBe(BrokenLinks.Breaks);

    static string[] Kills(int seed, int count) => Names(new Script(new(seed)).Kills(Steps, Stores), count);

    static string[] Names(IEnumerable<ICrashFault> faults, int count) => [.. faults.Take(count).Select(fault => fault.Name)];
}
