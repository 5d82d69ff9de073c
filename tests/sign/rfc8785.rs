//! The RFC's own vectors: what is signed is canonical JSON as everybody else makes it.

use mus::seal::canonical;
use serde_json::Value;

fn of(json: &str) -> String {
    let value: Value = serde_json::from_str(json).expect("JSON");
    String::from_utf8(canonical(&value)).expect("UTF-8")
}

/// RFC 8785, section 3.2.2 and 3.2.3.
#[test]
fn the_example_of_the_text() {
    let input = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let wanted = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
    assert_eq!(of(input), wanted);
    let bytes = canonical(&serde_json::from_str(input).expect("JSON"));
    assert!(bytes.starts_with(&[0x7b, 0x22, 0x6c, 0x69, 0x74, 0x65, 0x72, 0x61, 0x6c, 0x73, 0x22, 0x3a, 0x5b, 0x6e]));
    assert!(bytes.ends_with(&[0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x22, 0x2f, 0x22, 0x7d]));
}

/// RFC 8785, section 3.2.3: keys in the order of their UTF-16 code units.
#[test]
fn keys_are_sorted_by_utf_16() {
    let input = r#"{
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }"#;
    let sorted = of(input);
    let order = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"];
    let places: Vec<usize> = order.iter().map(|text| sorted.find(text).expect("it is there")).collect();
    assert!(places.is_sorted(), "{sorted}");
}

/// RFC 8785, appendix B: IEEE 754 bits and how they are written.
#[test]
fn numbers_are_written_as_the_appendix_has_them() {
    for (bits, wanted) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        let number = f64::from_bits(bits);
        let value = Value::from(number);
        assert_eq!(String::from_utf8(canonical(&value)).expect("UTF-8"), wanted, "{bits:x}");
    }
}

/// The files of the reference implementation's `testdata` that say something about our values.
#[test]
fn the_reference_implementation_s_files() {
    assert_eq!(of(r#"[56, {"d": true, "10": null, "1": []}]"#), r#"[56,{"1":[],"10":null,"d":true}]"#);
    let french = r#"{"peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale"}"#;
    let sorted = r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#;
    assert_eq!(of(french), sorted);
    let structures = r#"{"1": {"f": {"f": "hi", "F": 5}, "\n": 56.0}, "10": {}, "": "empty", "a": {}, "111": [{"e": "yes", "E": "no"}], "A": {}}"#;
    let wanted =
        r#"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#;
    assert_eq!(of(structures), wanted);
    assert_eq!(of(r#"{"Unnormalized Unicode": "A\u030a"}"#), "{\"Unnormalized Unicode\":\"A\u{30a}\"}");
}
