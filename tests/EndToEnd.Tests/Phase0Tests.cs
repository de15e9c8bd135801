namespace Evolution.EndToEnd.Tests;

public sealed class Phase0Tests(Phase0 phase) : ShopTests(phase), IClassFixture<Phase0>;
