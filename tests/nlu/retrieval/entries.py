"""Two entries to be found."""

from nlu.retrieval.records import Entry

MOVE_IN = Entry(
    "move-in",
    (("ja", "転入届"), ("en", "Moving-in notification")),
    (("ja", "引っ越してきた"), ("vi", "chuyển đến")),
    (("ja", "埼玉のアパートを引き払って東京で暮らし始めた"), ("vi", "mới dọn tới khu này")),
    (("ja", "新しい住所を区役所に届ける手続きです。"),),
    "てんにゅうとどけ",
)
WASTE = Entry(
    "bulky-waste",
    (("ja", "粗大ごみの収集"), ("en", "Bulky waste")),
    (("ja", "ソファを捨てたい"), ("zh_Hans", "扔沙发")),
    (),
    (("ja", "大きなごみを区に集めてもらう手続きです。"),),
)
