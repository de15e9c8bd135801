using Evolution.Lab.CrashTests;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;

namespace Evolution.Lab.Tests.CrashTests;

public class FaultSequenceTests
{
    static readonly string[] Stores = ["orders-postgres", "orders-redis", "rabbitmq"];

    static readonly FaultTargets Targets = new(["orders", "inventory", "payments", "gateway"])
    {
        Stores = Stores,
        Steps = [.. new[] { "orders", "inventory", "payments" }.SelectMany(service => Enumerable.Range(0, 6).Select(number => new NamedStep(service, $"{service}.step-{number}")))],
        Connections = [("orders", "database"), ("orders", "inventory"), ("payments", "cache")],
    };

    [Theory]
    [InlineData(CrashTestStage.Processes)]
    [InlineData(CrashTestStage.Connections)]
    public void The_same_seed_generates_the_same_faults_in_the_same_order(CrashTestStage stage)
    {
        Describe(stage, seed: 7, 50).ShouldBe(Describe(stage, seed: 7, 50));
        Describe(stage, seed: 7, 50).ShouldNotBe(Describe(stage, seed: 8, 50));
    }

    [Fact]
    public void Every_named_step_occurs_before_any_is_repeated()
    {
        var killedSteps = Generate(CrashTestStage.Processes, 1).Select(fault => fault.Fault).OfType<KillAtSteps>().Take(6).SelectMany(fault => fault.Steps);

        killedSteps.ShouldBe(Targets.Steps, ignoreOrder: true);
    }

    [Fact]
    public void Every_store_is_killed_alone_before_any_is_repeated()
    {
        var singleStoreFaults = Describe(CrashTestStage.Processes, 3, 30).Where(fault => Stores.Any(store => fault.StartsWith($"killed: {store},", StringComparison.Ordinal)));

        singleStoreFaults.Take(Stores.Length).Select(fault => fault.Split([' ', ','])[1]).ShouldBe(Stores, ignoreOrder: true);
    }

    [Fact]
    public void The_first_ten_process_faults_are_in_proportion_to_the_weights()
    {
        var kinds = Generate(CrashTestStage.Processes, 5).Take(10).Select(fault => fault.Fault.GetType()).CountBy(type => type).ToDictionary();

        kinds.ShouldBe(new Dictionary<Type, int> { [typeof(KillAtSteps)] = 4, [typeof(KillRepeatedly)] = 3, [typeof(KillResources)] = 2, [typeof(PauseResource)] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void Connection_faults_use_each_kind_in_turn() =>
        Describe(CrashTestStage.Connections, 1, 3).Select(fault => fault.Split(' ')[0]).ShouldBe(BreakConnections.Kinds);

    [Fact]
    public void A_stage_without_targets_generates_no_faults() =>
        Generate(CrashTestStage.Disk, 1).ShouldBeEmpty("there is no small disk");

    static string[] Describe(CrashTestStage stage, int seed, int count) => [.. Generate(stage, seed).Take(count).Select(fault => fault.Description)];

    static IEnumerable<CrashTestFault> Generate(CrashTestStage stage, int seed) => FaultSequence.Generate(stage, Targets, new(seed));
}
