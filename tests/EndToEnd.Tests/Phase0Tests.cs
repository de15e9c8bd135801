namespace Evolution.EndToEnd.Tests;

[Collection<Phase0>]
public sealed class Phase0Tests(Phase0 phase) : ShopTests(phase);
